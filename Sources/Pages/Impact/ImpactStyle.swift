extension ImpactPage {
  /// The look of the first page; the rest is the look of all pages.
  static let style = """
    .masthead { border-top: .4rem solid; border-top-color: var(--accent); padding-top: .9rem; }
    .masthead .coop { font-weight: 600; margin: 0 0 .25rem; color: var(--accent); }
    .facts { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; margin: 0 0 1rem; padding: 0;
      list-style: none; font-size: .875rem; color: var(--quiet); }
    .facts li { margin: 0; }
    .badge { border: 1px solid currentColor; border-radius: .25rem; padding: 0 .35rem;
      color: var(--alert); font-weight: 600; }
    .summary { font-size: 1.15rem; line-height: 1.45; max-width: 46rem; }
    .keys { display: flex; flex-wrap: wrap; gap: .75rem; margin: .5rem 0 1rem; padding: 0;
      list-style: none; }
    .keys li { flex: 1 1 9.5rem; margin: 0; padding: .75rem; background-color: var(--tint);
      border-radius: .35rem; }
    .keys span, .keys strong { display: block; }
    .keys .value { font-size: 1.9rem; line-height: 1.15; color: var(--accent); }
    .keys .none { font-size: 1.1rem; color: var(--quiet); }
    .keys .name { font-size: .875rem; line-height: 1.3; font-weight: 600; }
    .keys .note { font-size: .8125rem; line-height: 1.35; color: var(--quiet); margin-top: .3rem; }
    .failures { background-color: var(--alert-tint); border-left: .3rem solid;
      border-left-color: var(--alert); padding: .1rem 1rem .5rem; margin: 1.5rem 0; }
    .failures h2 { color: var(--alert); margin-top: .75rem; }
    blockquote { margin: 1rem 0; padding-left: 1rem; border-left: .25rem solid;
      border-left-color: var(--accent); }
    .seal { font-size: .875rem; color: var(--quiet); margin-top: 1rem; overflow-wrap: anywhere; }
    .names { columns: 14rem; }
    .audit { display: flex; flex-wrap: wrap; gap: 1rem 2rem; }
    .audit dl { flex: 1 1 24rem; min-width: 0; }
    .audit .code { flex: none; width: 30mm; }
    .audit .code svg { width: 30mm; height: 30mm; }
    .audit code { word-break: break-all; }
    .indicators td:first-child, .indicators th:first-child { width: 2.2rem; }
    .indicators th:nth-child(2) { width: 20%; }
    .indicators th:nth-child(3) { width: 31%; }
    .indicators th:nth-child(4) { width: 21%; }
    @media print {
      .front { break-after: page; }
      .masthead { border-top-width: 1.5mm; padding-top: 2mm; }
      .facts { font-size: 8pt; margin-bottom: 2.5mm; }
      .facts li { margin-right: 4mm; }
      .summary { font-size: 10.5pt; margin-bottom: 2mm; }
      .front h2 { margin-top: 3mm; font-size: 11.5pt; }
      .keys { display: table; width: 100%; table-layout: fixed; border-spacing: 0;
        margin: 0 0 2mm; }
      .keys li { display: table-cell; padding: 2mm; vertical-align: top; border-radius: 0;
        border-right: 1.5mm solid #ffffff; }
      .keys li:last-child { border-right: none; }
      .keys .value { font-size: 17pt; }
      .keys .none { font-size: 10pt; }
      .keys .name { font-size: 8pt; }
      .keys .note { font-size: 7.5pt; line-height: 1.25; margin-top: .7mm; }
      .failures { padding: .5mm 3mm 1mm; margin: 2mm 0 0; border-left-width: 1mm; }
      .failures h2 { margin-top: 1.5mm; }
      .failures li { margin-bottom: .5mm; }
      .front figure { margin: 0; }
      .front .chart { max-width: none; max-height: 88mm; }
      .front.full .chart { max-height: 80mm; }
      .seal { font-size: 7.5pt; margin: 2mm 0 0; }
      .names { columns: 4; font-size: 8.5pt; }
      .audit { display: table; width: 100%; table-layout: fixed; }
      .audit dl, .audit .code { display: table-cell; vertical-align: top; }
      .audit .code { width: 34mm; padding-left: 4mm; }
    }
    """
}
