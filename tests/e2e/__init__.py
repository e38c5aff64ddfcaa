"""Stories that cross the whole product: both routes, bad weather, the browser."""
