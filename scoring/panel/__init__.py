"""The panel: who rates what, how alike they rate, what follows from it, and how near the machine comes to them."""
