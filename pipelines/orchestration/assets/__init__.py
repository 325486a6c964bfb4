"""The assets: schema `plans`, the dbt models over it, and the published generation.

Here: one module a stage; an asset calls the library once.
Not here: checks, the job and its times, which stand beside this package.
"""
