from benchmarks.figures import Figure, at_most, exactly, exit_status, table

CANNOT = Figure(name="power cut", measured="only root may mount", verdict="CANNOT RUN")


def test_a_figure_at_its_limit_passes_and_one_above_it_fails() -> None:
    assert at_most("weight", 14, 14, unit=" KB").verdict == "PASS"
    assert at_most("weight", 14.01, 14, unit=" KB").verdict == "FAIL"
    assert exactly("lost", 1, 0).verdict == "FAIL"


def test_a_failed_figure_ends_with_1_and_an_unmeasurable_one_with_2() -> None:
    passed, failed = exactly("lost", 0, 0), exactly("lost", 1, 0)
    assert [exit_status(found) for found in ([passed], [passed, CANNOT], [CANNOT, failed])] == [0, 2, 1]


def test_the_table_shows_what_was_measured_beside_its_limit() -> None:
    heading, row = table([at_most("weight", 5.4, 14, unit=" KB")]).splitlines()
    assert heading.split() == ["name", "database", "measured", "limit", "verdict"]
    assert row.split() == ["weight", "5.4", "KB", "<=", "14", "KB", "PASS"]
