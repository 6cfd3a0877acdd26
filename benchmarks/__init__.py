"""What the product is measured with. Nothing here is imported by it."""
