"""What schemathesis is told of this API: its scalars, and which errors are faults of the server."""

import schemathesis
from hypothesis import strategies
from schemathesis.graphql import nodes

schemathesis.graphql.scalar(
    "Curie",
    strategies.one_of(
        strategies.sampled_from(["DOID:162", "ICD10:C50.1", "LOINC:718-7", ":", "A:", "A:B:C"]),
        strategies.text(),
    ).map(nodes.String),
)

# Codes of docs/queries.md that say that the server cannot answer; ST113 takes every error with a path for one.
FAULTS = {
    "INTERNAL",
    "GRAPH_UNAVAILABLE",
    "LOGIN_UNAVAILABLE",
    "AUDIT_UNAVAILABLE",
    "DEADLINE_EXCEEDED",
}


@schemathesis.check
def no_fault(ctx, response, case):
    """No answer is a fault of the server, and every error has a code."""
    assert response.status_code < 500, f"status {response.status_code}"
    for error in response.json().get("errors", []):
        code = error.get("extensions", {}).get("code")
        assert code is not None and code not in FAULTS, f"{code}: {error['message']}"
