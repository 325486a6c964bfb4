import pickle
from dataclasses import FrozenInstanceError, fields

import pytest

from pipelines.model.extraction import Extraction
from tests.unit.extract.made import in_task


def test_an_extraction_crosses_from_one_process_to_another_whole():
    found = in_task("每年检查不少于2次。[牵头单位:市司法局]")
    assert pickle.loads(pickle.dumps(found)) == found


def test_an_extraction_holds_its_rows_in_tuples_that_nobody_can_add_to():
    found = in_task("完善制度。")
    tables = [getattr(found, f.name) for f in fields(Extraction)][3:]
    assert len(tables) == 9
    assert all(isinstance(rows, tuple) for rows in tables)
    with pytest.raises(FrozenInstanceError):
        found.measures = ()
