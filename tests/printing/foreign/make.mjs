// Writes receiptline.bin and receipt-printer-encoder.bin: what two foreign encoders make of a ticket.
// npm install receiptline@4.0.4 @point-of-sale/receipt-printer-encoder@4.0.1 && node make.mjs
import fs from "node:fs";
import Encoder from "@point-of-sale/receipt-printer-encoder";
import receiptline from "receiptline";

const ticket = `{code:2d;option:qrcode,4,m}
^^^#47 | LIEFERUNG
---
2x Bruschetta | 11,80 €
1x Margherita groß | 10,50 €
"bold"  Größe ÄÖÜß
\`INVERTIERT\`
=
`;
const options = { command: "escpos", encoding: "cp1252", cpl: 48, upsideDown: false, spacing: true };
fs.writeFileSync("receiptline.bin", Buffer.from(receiptline.transform(ticket, options), "latin1"));

const codepageCandidates = ["windows1252", "cp858", "cp852", "cp866"];
const printer = new (Encoder.default ?? Encoder)({ language: "esc-pos", columns: 48, codepageMapping: "epson", codepageCandidates });
const out = printer.initialize().codepage("auto").align("center").bold(true).size(2, 2).line("Größe ÄÖÜß").bold(false).size(1, 1)
  .align("left").invert(true).line("OHNE ZWIEBELN").invert(false).line("12,50 €").line("Łódź").line("Привет")
  .underline(true).line("unter").underline(false)
  .qrcode("https://a.example/?q=1", { model: 2, size: 4, errorlevel: "m" }).rule().cut("partial").encode();
fs.writeFileSync("receipt-printer-encoder.bin", Buffer.from(out));
