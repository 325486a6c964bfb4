"""What viewers see: pages over the published warehouse.

    app → views → components | queries | weighting → labels

Here: questions to the published file and drawings of the answers.
Not here: any number that the warehouse has (`dbt_project`), any reading of texts (`pipelines`).
"""
