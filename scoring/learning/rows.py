"""Bags as the sparse rows that scikit-learn takes, and the two linear models that are fitted on them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression, Ridge

from scoring.ngrams import Bag, Floats, Ids


def matrix(bags: Sequence[Bag], terms: int) -> Any:
    """(n, terms), compressed rows."""
    starts = np.concatenate([[0], np.cumsum([len(bag.ids) for bag in bags])])
    ids = np.concatenate([bag.ids for bag in bags]) if bags else np.empty(0, np.int64)
    values = np.concatenate([bag.values for bag in bags]) if bags else np.empty(0)
    return sparse.csr_matrix((values, ids, starts), shape=(len(bags), terms))


def ridge(rows: Any, values: Floats, penalty: float) -> tuple[Floats, float]:
    """Weights and intercept."""
    solver = "sparse_cg" if sparse.issparse(rows) else "cholesky"
    found = Ridge(alpha=penalty, solver=solver, tol=1e-4).fit(rows, values)
    return np.asarray(found.coef_, np.float64), float(found.intercept_)


def logistic(rows: Any, shares: Floats, strength: float) -> tuple[Floats, float]:
    """`shares` 0..1: a row counts as both in proportion. Where all are alike: no weights, the odds of that."""
    yes, no = shares > 0, shares < 1
    if not yes.any() or not no.any():
        return np.zeros(rows.shape[1]), 4.0 if yes.any() else -4.0
    stack = sparse.vstack if sparse.issparse(rows) else np.concatenate
    both = stack([rows[np.flatnonzero(yes)], rows[np.flatnonzero(no)]])
    labels = np.concatenate([np.ones(yes.sum()), np.zeros(no.sum())])
    weights = np.concatenate([shares[yes], 1 - shares[no]])
    model = LogisticRegression(C=strength, solver="liblinear", intercept_scaling=10.0, random_state=0)
    model.fit(both, labels, sample_weight=weights)
    return np.asarray(model.coef_[0], np.float64), float(model.intercept_[0])


def shared_ridge(rows: Any, values: Floats, owner: Ids, tasks: int, penalty: float, shared: float) -> list[Floats]:
    """Weights of each task; rows and values (centred) of all of them, `owner` tells whose they are.

    A weight is one that all tasks share and one of the task's own, each with its penalty (Evgeniou & Pontil 2004,
    written as more columns: Daumé 2007). shared: 0 learns every task by itself, 1 one for all.
    """
    if tasks == 1:
        return [ridge(rows, values, penalty)[0]]
    terms = rows.shape[1]
    entries = np.diff(rows.indptr)
    own = sparse.csr_matrix(
        (rows.data, rows.indices.astype(np.int64) + np.repeat(owner, entries) * terms, rows.indptr),
        shape=(len(owner), tasks * terms),
    )
    wide = sparse.hstack([np.sqrt(shared) * rows, np.sqrt(1.0 - shared) * own], format="csr")
    found = Ridge(alpha=penalty, solver="sparse_cg", tol=1e-4, fit_intercept=False).fit(wide, values)
    weights = np.asarray(found.coef_, np.float64)
    common = np.sqrt(shared) * weights[:terms]
    return [
        common + np.sqrt(1.0 - shared) * weights[terms * (task + 1) : terms * (task + 2)] for task in range(tasks)
    ]
