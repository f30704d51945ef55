### The verdict on one document.

# Headlines.
verdict-none = <b>Бізге белгілі ережелер бойынша айыппұл жоқ</b>
verdict-grace = <b>Әзірге айыппұл жоқ</b>
verdict-warning = <b>Ескерту жасалуы мүмкін</b>
verdict-waived = <b>Айыппұл салынбауы тиіс: ІІМ солай мәлімдеді</b>
verdict-not-stated = <b>Айыппұл салына ма, жарияланған мәтіндерде бұл туралы айтылмаған</b>
verdict-fine = <b>Айыппұл салынуы мүмкін</b>
verdict-no-rule = <b>Бұл жағдайға қатысты ереже табылмады</b>
