"""Stage 3: interests in, ranked professionals with reasons out. Pure rules and rapidfuzz; it touches no disk."""
