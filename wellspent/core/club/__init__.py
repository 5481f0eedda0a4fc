"""What a club may know of its members, and where that is kept. It never opens anybody's workbook."""
