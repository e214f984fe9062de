"""The saved questions in Spark, as a national archive would ask them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scrkit.cli.app import run
from scrkit.research import asking, parquet
from scrkit.research.saved import questions
from scrkit.research.sets import ALL
from tests.research.boards import AS_OF, board

_HERE = "127.0.0.1"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    at = tmp_path_factory.mktemp("archive")
    board(at / "board")
    words = ["export", "parquet", str(at / "board"), "--out", str(at / "out")]
    assert run([*words, "--as-of", AS_OF]) == 0
    return at / "out"


@pytest.fixture(scope="module")
def spark(archive: Path) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]")
    for name, value in (
        ("spark.ui.enabled", "false"),
        ("spark.sql.shuffle.partitions", "2"),
        ("spark.driver.host", _HERE),
        ("spark.driver.bindAddress", _HERE),
    ):
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    for one in ALL:
        read = session.read.parquet(str(archive / one.name))
        read.createOrReplaceTempView(one.name)
    yield session
    session.stop()


@pytest.mark.parametrize("name", [one.name for one in questions()])
def test_spark_gives_the_answers_of_duckdb(
    spark: Any, archive: Path, tmp_path: Path, name: str
) -> None:
    sql = next(one.sql for one in questions() if one.name == name)
    told = spark.sql(sql)
    answer = asking.ask(
        sql,
        archive,
        lambda table: parquet.sound(archive / table.name, table),
        str(tmp_path),
    )
    assert tuple(told.columns) == answer.columns
    assert [tuple(row) for row in told.collect()] == list(answer.rows)


def test_every_column_is_of_a_kind_that_spark_takes(spark: Any) -> None:
    kinds = {"text": "string", "whole": "int", "yes_no": "boolean", "day": "date"}
    for one in ALL:
        held = dict(spark.table(one.name).dtypes)
        assert held == {c.name: kinds[c.kind] for c in parquet.columns(one)}
