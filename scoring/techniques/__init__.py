"""The ways to judge a criterion, each behind `scoring.votes.Technique`."""
