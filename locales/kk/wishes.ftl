button-tell-me = Білгенде хабарлау
button-tell-me-short = Кейін хабарлаңыз
wish-kept = Белгілі болғанда бір рет хабарлаймын.
wish-kept-a-day = Егер бір тәулік ішінде белгілі болса, бір рет хабарлаймын. Осында құжат сақтасаңыз, белгілі болғанша есте сақтаймын.
wish-headline = <b>Белгілі болғанда хабарлауды сұраған едіңіз.</b>
wish-known-index = { $year } жылғы АЕК жарияланды: { $tenge } теңге.
wish-known-last-day = Ақаудың соңғы күні енді аталды: { $last-date }.
wish-known-answer = Енді жауабым бар: { $topic_message }.
