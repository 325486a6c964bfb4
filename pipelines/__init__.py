"""planledger's library, and Dagster at its edge.

           __main__                             edge: environment, clock, printing
        orchestration                           edge: Dagster
           reading                              decode, then extract
  ┌────────┬─────┴───────────┬─────────┐
fetch    decode           extract    store      four verbs; none imports another
  └────────┴─────┬───────────┴─────────┘
                text                            str → value
                 │
               model                            nouns
"""
