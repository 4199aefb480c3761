"""Changes of the cart in words."""
