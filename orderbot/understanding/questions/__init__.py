"""What a message asks or commands."""
