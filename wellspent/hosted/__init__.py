"""What a server adds to the app: logs that name nobody, headers, closed addresses, and a health check."""
