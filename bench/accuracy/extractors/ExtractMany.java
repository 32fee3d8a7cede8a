import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** PDFBox's ExtractText, with its defaults, for many files in one JVM: arguments are pairs of PDF and text file. */
public class ExtractMany {
  public static void main(String[] args) throws Exception {
    for (int at = 0; at + 1 < args.length; at += 2) {
      try (PDDocument document = PDDocument.load(new File(args[at]))) {
        String text = new PDFTextStripper().getText(document);
        Files.write(Path.of(args[at + 1]), text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
