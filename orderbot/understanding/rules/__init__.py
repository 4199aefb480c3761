"""The book of rules (book.py): from phrases to drafts of order lines (draft.py), one page for each kind of rule."""
