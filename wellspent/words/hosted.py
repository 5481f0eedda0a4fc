"""Said on a server when a page breaks off."""

BROKE_OFF = (
    "Something went wrong here, and it is not your doing. What you saved is safe. Reload the page, and go on; if it "
    "happens again, tell whoever runs the club's server when it was."
)
