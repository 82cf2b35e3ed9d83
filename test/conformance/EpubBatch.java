import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.File;

/** Checks all books of the command line in one machine: a line `BOOK path` before each one's messages. */
class EpubBatch {
  public static void main(String[] paths) {
    System.setErr(System.out);
    for (String path : paths) {
      System.out.println("BOOK " + path);
      new EpubCheck(new File(path), new DefaultReportImpl(path)).doValidate();
    }
  }
}
