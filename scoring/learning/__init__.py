"""Training: the only part that needs scikit-learn and scipy, and so is imported only when something is trained."""
