### First contact, the menu, help, commands. Shown in the private chat.

# Language button; each language is written in itself.
language-en = English
# Language button.
language-kk = Қазақша
# Language button.
language-ru = Русский
# First message a person sees.
welcome =
    <b>Здравствуйте. Это Ruqsat — бот о виде на жительство в Казахстане.</b>
    По датам документа скажу, возможен ли штраф и когда подавать заявление, напомню вовремя и отвечу на вопросы.
welcome-choose = Выберите ниже или просто напишите свой вопрос.
# One line under verdicts and long answers.
not-the-ministry = Бот не принадлежит МВД. Это не юридическая консультация.
# Above the main menu.
menu = Чем помочь?
choose-language = Выберите язык.
# After the language was chosen; in that language.
language-set = Дальше отвечаю по-русски.
help =
    <b>Что здесь можно</b>
    • узнать, возможен ли штраф и когда подавать заявление: /check
    • проверить много дат сразу: пришлите список, по одной в строке
    • сохранить документ и получать напоминания: /documents
    • задать вопрос: просто напишите его по-казахски, по-русски или по-английски
    • сменить язык и время напоминаний: /settings
    • посмотреть, что хранится, и удалить: /privacy, /forget
# The promise, exactly as strong as it is.
help-promise = <b>О напоминаниях.</b> После слова «сохранено» каждое напоминание будет передано в Telegram хотя бы один раз — если цел диск бота, бот снова запущен после сбоя и вы его не заблокировали. Если неясно, дошло ли напоминание, оно придёт ещё раз с пометкой. Точную минуту обещать нельзя. На всякий случай добавьте даты и в календарь.
reach-the-operator = Связь с теми, кто ведёт этот бот: { $contact }
operator-unknown = Те, кто ведёт этот бот, не оставили контакта.
unknown-command = Такой команды нет. Выберите ниже или напишите вопрос.
cancelled = Отменено. Ничего не изменилось.
nothing-to-cancel = Отменять нечего.
# After a voice message, a sticker and the like.
only-text-and-buttons = Я понимаю только текст и нажатия кнопок. Напишите, пожалуйста, вопрос словами.
picture-not-read = Я не открываю и не храню фото и файлы. Если на снимке документ или лицо, удалите, пожалуйста, снимок из чата. Напишите только дату, указанную на карточке.
edits-are-not-read = Я не вижу исправлений в прежних сообщениях. Отправьте, пожалуйста, новое сообщение.
text-not-received = Сообщение пришло без текста. Наберите его, пожалуйста, ещё раз.
text-too-long = Сообщение слишком длинное. Спросите, пожалуйста, в нескольких предложениях.
private-number-seen = В сообщении, похоже, есть личный номер. Он не сохранён. Удалите, пожалуйста, это сообщение из чата. Имена, номера документов и фото не нужны — нужны только даты.
# In a group.
group-offer = Я отвечаю только в личном чате: даты документов — дело личное. Напишите мне туда.
# In a group.
group-offer-link = Я отвечаю только в личном чате, потому что даты документов — дело личное: https://t.me/{ $bot }
# After a fault of the program.
something-went-wrong = В боте произошла ошибка, она записана. Попробуйте, пожалуйста, ещё раз или нажмите /start.
# When the disk is full or failing.
not-saved = <b>Не сохранено.</b> Сейчас нельзя записать данные на диск, поэтому ничего из этого не сохранилось. Тем, кто ведёт бот, сообщено. Попробуйте позже.
slow-down = Сообщения приходят слишком часто. Подождите, пожалуйста, немного и отправьте последнее ещё раз.
# The text of an empty chat; at most 512 characters.
bot-description = Возможен ли штраф? Когда подавать заявление? Ruqsat отвечает на вопросы о виде на жительство в Казахстане, по датам документа говорит, возможен ли штраф и когда подавать заявление, и напоминает вовремя. По-казахски, по-русски, по-английски. Бот не принадлежит МВД.
# On the profile page; at most 120 characters.
bot-short-description = Вид на жительство в Казахстане: сроки, штрафы, напоминания. Не бот МВД.
# Command menu; at most 256 characters.
command-start = Начало и меню
# Command menu; at most 256 characters.
command-check = { button-check }
# Command menu; at most 256 characters.
command-documents = Мои документы
# Command menu; at most 256 characters.
command-reminders = Какие напоминания придут
# Command menu; at most 256 characters.
command-ask = Задать вопрос
command-report = Рассказать, приняли ли сегодня
command-status = Что сегодня говорят об отделах
command-plan = Спланировать документы для первого разрешения
# Command menu; at most 256 characters.
command-settings = Язык, время, напоминания
# Command menu; at most 256 characters.
command-language = Сменить язык
# Command menu; at most 256 characters.
command-help = Что умеет бот
# Command menu; at most 256 characters.
command-privacy = { button-privacy }
# Command menu; at most 256 characters.
command-forget = Удалить всё обо мне
# Command menu; at most 256 characters.
command-cancel = Отменить текущее действие
cancelled-in-hand = Новая дата не записана. Пока её нет, напоминаний по этому документу не будет; указать её можно так: «{ button-documents }».
