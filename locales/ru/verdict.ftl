### The verdict on one document.

# Headlines.
verdict-none = <b>По известным нам правилам штрафа нет</b>
verdict-grace = <b>Штрафа пока нет</b>
verdict-warning = <b>Возможно предупреждение</b>
verdict-waived = <b>Штрафа быть не должно: так сообщило МВД</b>
verdict-not-stated = <b>Будет ли штраф, в опубликованных текстах не сказано</b>
verdict-fine = <b>Возможен штраф</b>
verdict-no-rule = <b>Правила на этот случай мы не нашли</b>
