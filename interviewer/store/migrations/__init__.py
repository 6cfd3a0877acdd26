"""The schema's history. New revisions go to `versions/`, named by number and what they do."""
