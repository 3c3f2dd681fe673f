/**
 * The style of printed pages: ink on white, one measure, nothing that needs colour to be understood. Fonts are the system's; they know the
 * scripts that names come in.
 */
export const pageStyle = `
:root{--ink:#17202b;--muted:#4d5866;--line:#d4dae2;--soft:#f5f7f9}
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;color:var(--ink);background:#fff;font:9pt/1.42 'Inter','Segoe UI','Helvetica Neue','Liberation Sans',Arial,'Noto Sans',sans-serif;
overflow-wrap:anywhere;unicode-bidi:isolate;orphans:3;widows:3}
h1,h2,p,dl,dd,ol,table,figure{margin:0;padding:0}
.head{border-bottom:1.5pt solid var(--ink);padding-bottom:9pt;margin-bottom:11pt}
.head .line{display:flex;justify-content:space-between;align-items:center;gap:18pt;margin-bottom:10pt}
.producer{color:var(--muted);font-size:8.5pt;white-space:nowrap}
.realm{display:inline-flex;align-items:center;gap:6pt;min-width:0}
.realm .name{font-weight:600;unicode-bidi:isolate}
.badge{flex:none;font-size:7pt;font-weight:700;letter-spacing:.06em;line-height:1;padding:3pt 5pt;border:1pt solid var(--ink);border-radius:2.5pt;
white-space:nowrap;display:inline-block;vertical-align:1pt}
.badge.production{background:var(--ink);color:#fff}
h1{font-size:18pt;line-height:1.2;font-weight:650;letter-spacing:-.01em}
.subtitle{color:var(--muted);margin-top:3pt}
h2{font-size:10.5pt;line-height:1.3;font-weight:650;margin-bottom:4pt;break-after:avoid}
section{margin-top:12pt}
.facts>div{display:grid;grid-template-columns:96pt minmax(0,1fr);gap:12pt;padding:2.5pt 0;border-top:.5pt solid var(--line)}
dt{color:var(--muted)}
dd{unicode-bidi:isolate;white-space:pre-line}
.more{display:block;color:var(--muted);font-size:8.5pt;unicode-bidi:isolate}
code,pre{font-family:'JetBrains Mono','Cascadia Mono',Menlo,Consolas,'Liberation Mono','DejaVu Sans Mono',monospace;font-size:8pt}
code{word-break:break-all}
.note{color:var(--muted);font-size:8.5pt;margin-top:5pt}
.verdict{border:.75pt solid var(--tone,var(--line));border-left:4pt solid var(--tone,var(--ink));border-radius:3pt;background:var(--tint,var(--soft));
padding:8pt 11pt;break-inside:avoid}
.verdict strong{display:block;font-size:13pt;line-height:1.3;font-weight:650}
.verdict p{margin-top:2pt;unicode-bidi:isolate}
.verdict.good{--tone:#17693a;--tint:#edf8f1}
.verdict.careful{--tone:#8a5100;--tint:#fdf5e6}
.verdict.bad{--tone:#b0231f;--tint:#fdf0ef}
.story{list-style:none;counter-reset:step}
.story>li{display:grid;grid-template-columns:18pt minmax(0,1fr);gap:8pt;padding:4pt 0;border-top:.5pt solid var(--line);break-inside:avoid;
counter-increment:step}
.story>li::before{content:counter(step);width:16pt;height:16pt;border-radius:50%;border:.75pt solid var(--ink);font-size:8pt;font-weight:650;line-height:15pt;
text-align:center}
.story b{font-weight:650}
.story .when{color:var(--muted);font-size:8.5pt;display:block}
.record{border:.5pt solid var(--line);border-radius:3pt;background:var(--soft);padding:8pt 10pt;margin:6pt 0 0;white-space:pre-wrap;overflow-wrap:anywhere;
word-break:break-word;line-height:1.4;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.appendix{break-before:page}
.appendix+.appendix{break-before:auto}
table{width:100%;border-collapse:collapse;font-size:8.5pt;line-height:1.35}
thead{display:table-header-group}
th{text-align:left;font-weight:600;color:var(--muted);border-bottom:1pt solid var(--ink);padding:3pt 8pt 3pt 0;vertical-align:bottom;overflow-wrap:normal}
td{border-bottom:.5pt solid var(--line);padding:3.5pt 8pt 3.5pt 0;vertical-align:top;unicode-bidi:isolate}
th:last-child,td:last-child{padding-right:0}
tr{break-inside:avoid}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.items{table-layout:fixed}
.items .no{width:30pt}.items .consent{width:36%}.items .recipient{width:22%}.items .record-no{width:46pt}.items code{font-size:7pt}
.history{table-layout:fixed}
.history .when{width:25%}.history .status{width:22%}.history .by{width:23%}
.narrow{width:auto;min-width:50%}
.facts .code code,.more code{color:var(--muted)}
.facts+.facts{border-top:0}
.mark{border:.5pt solid var(--muted);border-radius:2pt;color:var(--muted);font-size:.8em;padding:0 1.5pt;margin:0 1pt;white-space:nowrap;unicode-bidi:isolate}
`;
