extension Page {
  /// The look on every screen. Colours are named once (in properties of their own, since WeasyPrint
  /// loses a shorthand with a name in it), for light and for dark; every pair of text and
  /// ground has a contrast of 4.5 or more (WCAG 2.2 AA), lines that mean something 3 or more.
  static let screenStyle = """
    :root {
      color-scheme: light dark;
      --ink: #1a1c1e; --ground: #ffffff; --quiet: #53585e; --line: #c4c9cf; --strong: #7a828a;
      --tint: #f1f5f4; --accent: #0a5a50; --alert: #9a2c12; --alert-tint: #fdf3ef;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --ink: #e9e8e5; --ground: #15181a; --quiet: #a9b0b6; --line: #40474d; --strong: #7d868e;
        --tint: #1e2425; --accent: #7fd0c2; --alert: #ffab91; --alert-tint: #2b1f1b;
      }
    }
    *, *::before, *::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background-color: var(--ground); color: var(--ink);
      font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
    }
    main { max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
    body.paper main { max-width: 36rem; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
    h2 {
      font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .5rem; color: var(--accent);
    }
    h3 { font-size: 1.05rem; line-height: 1.3; margin: 1.5rem 0 .35rem; }
    h1, h2, h3 { text-wrap: balance; overflow-wrap: break-word; }
    p { margin: 0 0 .75rem; max-width: 46rem; }
    ul { margin: 0 0 .75rem; padding-left: 1.25rem; }
    li { margin: 0 0 .25rem; max-width: 46rem; }
    ul.plain { list-style: none; padding-left: 0; }
    a { color: var(--accent); }
    code { font: .875em ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
    :focus-visible { outline: 3px solid; outline-color: var(--accent); outline-offset: 2px; }
    .quiet { color: var(--quiet); }
    .small { font-size: .875rem; }
    .unseen {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap;
    }
    .instead { display: none; }
    dl { margin: 0 0 .75rem; }
    dl > div { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: .2rem 0; }
    dt { flex: 0 0 12rem; color: var(--quiet); }
    dd { flex: 1 1 14rem; margin: 0; min-width: 0; overflow-wrap: anywhere; }
    figure { margin: .5rem 0 1rem; }
    figure .finding { font-weight: 600; margin-bottom: .35rem; }
    figcaption { font-size: .875rem; color: var(--quiet); margin-top: .25rem; }
    svg { max-width: 100%; height: auto; }
    .pair { display: flex; flex-wrap: wrap; gap: 0 2.5rem; }
    .pair > .wide { flex: 1 1 16rem; }
    .wide { overflow-x: auto; margin: .5rem 0 1.25rem; }
    .broad table { min-width: 44rem; }
    td code, th code { overflow-wrap: normal; }
    table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
    caption { text-align: start; font-weight: 600; padding: 0 0 .35rem; }
    th, td { text-align: start; vertical-align: top; padding: .35rem .9rem .35rem 0; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th {
      border-bottom: 2px solid; border-bottom-color: var(--strong); vertical-align: bottom;
      line-height: 1.25;
    }
    tbody th { font-weight: 500; }
    tbody th, tbody td { border-bottom: 1px solid; border-bottom-color: var(--line); }
    tfoot th, tfoot td { font-weight: 700; }
    th.number, td.number { text-align: end; font-variant-numeric: tabular-nums; }
    td.number { white-space: nowrap; }
    """
}
