"""What `--help` teaches beyond the options: examples to copy.

Here: the closing part of each command's help.
Not here: the options (`__main__`).
"""

# The backspace keeps click from joining the lines below it.
FIRST_STEPS = """\b
First steps:
  planledger run               read raw/, publish, print the ranking
  planledger dashboard         open the pages on it
  planledger read FILE         what one document commits to; nothing is stored
  planledger sql "select * from mart_city_ranking"
"""

RUN = """\b
Examples:
  planledger run
  planledger run --raw ~/plans --no-samples --warehouse ~/plans-warehouse
  planledger run --accept-fewer "the 2015 plans were taken out on purpose"

Exit status: 0 published or nothing to do, 1 failed and nothing changed, 2 wrong use.
"""

READ = """\b
Examples:
  planledger read plan.html
  planledger read plan.txt --json | jq '.extraction.measures | length'
"""

SQL = """\b
Examples:
  planledger sql "select jurisdiction_name, completeness_index from mart_city_ranking"
  planledger sql "select text from fct_measures where is_firm limit 5" --json
"""

EXPORT = """\b
Example:
  planledger export ~/planledger-2026
"""

LEDGER = """\b
Examples:
  planledger ledger 南京市
  planledger ledger 320116 --out liuhe.xlsx
"""

CALENDAR = """\b
Examples:
  planledger calendar --out deadlines.ics
  planledger calendar 南京市 --out nanjing.ics
"""
