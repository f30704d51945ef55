### When somebody writes faster than can be answered.

slow-down = Сообщений пришло слишком много, поэтому часть из них останется без ответа. Подождите минуту и напишите ещё раз.
