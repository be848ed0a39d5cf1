from drivers import Respondent
import cProfile, pstats
def test_x(sqlite_service, sqlite_survey):
    p=cProfile.Profile()
    Respondent.at(sqlite_service).begin(sqlite_survey.link)
    p.enable()
    for i in range(30):
        phone = Respondent.at(sqlite_service)
        phone.begin(sqlite_survey.link)
        phone.answer({"helped":"no"})
        phone.answer({"else":"x"})
        phone.send()
    p.disable()
    pstats.Stats(p).sort_stats("cumtime").print_stats(45)
    assert 0
