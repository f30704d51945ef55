button-tell-me = Сообщите, когда узнаете
button-tell-me-short = Сообщите позже
wish-kept = Сообщу один раз, когда станет известно.
wish-headline = <b>Вы просили сообщить, когда станет известно.</b>
wish-known-index = МРП на { $year } год опубликован: { $tenge } тенге.
wish-known-last-day = Последний день сбоя теперь назван: { $last-date }.
wish-known-answer = Теперь у меня есть ответ: { $topic_message }.
