"""How well the estimates and the verdicts do where the truth is known: people and meetings that are drawn."""
