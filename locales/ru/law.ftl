### Names of documents and sources, reasons and steps. Reasons and steps may use any of the
### variables that speech/verdict.rs offers.

# The name of a document, at the start of a line or in a list.
document-residence-permit = Вид на жительство
document-stateless-certificate = Удостоверение лица без гражданства
document-temporary-permit = Разрешение на временное проживание
document-passport = Паспорт
document-kandas-certificate = Удостоверение кандаса
