from drivers import Respondent
def test_journey(service, survey):
    phone = Respondent.at(service)
    phone.begin(survey.link)
    phone.answer({"helped":"yes","needs":["yes"]})
    phone.answer({"story":"Hi"})
    phone.answer({"else":"Bye"})
    code = phone.send()
    print(code)
    phone.withdraw(code)
    assert phone.screen=="withdrawn"
