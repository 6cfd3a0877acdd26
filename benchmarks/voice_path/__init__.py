"""How long a candidate waits for the interviewer's voice: our server and Pipecat, driven by the same caller."""
