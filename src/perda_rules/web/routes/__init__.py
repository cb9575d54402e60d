"""The pages, one module per thing that people do there. Each handler gets a visit and returns an answer."""
