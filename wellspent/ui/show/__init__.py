"""What pages show, one file a thing: notices, conflicts, problems, charts, verdicts."""
