"""The forms. They show fields and return plain input; they save nothing."""
