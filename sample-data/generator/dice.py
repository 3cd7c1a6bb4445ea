"""Chance for the generators, made of nothing but Random.random(): the one method whose sequence
Python promises to keep from version to version, so that the files are the same bytes everywhere.
"""

import random
from datetime import timedelta


class Dice:
    def __init__(self, seed):
        self.fraction = random.Random(seed).random

    def between(self, low, high):
        """A whole number from low to high, both included."""
        return low + int(self.fraction() * (high - low + 1))

    def day(self, low, high):
        """Any day from low to high, both included."""
        return low + timedelta(days=self.between(0, (high - low).days))

    def chance(self, percent):
        return self.fraction() * 100 < percent

    def choice(self, items):
        return items[self.between(0, len(items) - 1)]

    def pick(self, weighted):
        """One value of a list of (value, weight)."""
        left = self.between(1, sum(weight for _, weight in weighted))
        for value, weight in weighted:
            left -= weight
            if left <= 0:
                return value
        raise AssertionError("weights do not add up")

    def sample(self, items, count):
        """count different items, in the order drawn."""
        pool = list(items)
        return [pool.pop(self.between(0, len(pool) - 1)) for _ in range(count)]

    def shuffled(self, items):
        return self.sample(items, len(items))
