"""pdf2txt with its defaults for many files in one process: arguments are pairs of PDF and text file."""
import sys

from pdfminer.high_level import extract_text_to_fp
from pdfminer.layout import LAParams

for pdf, out in zip(sys.argv[1::2], sys.argv[2::2]):
    with open(pdf, "rb") as source, open(out, "wb") as target:
        extract_text_to_fp(source, target, laparams=LAParams(), output_type="text", codec="utf-8")
