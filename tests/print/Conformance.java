// Asks veraPDF whether PDF files keep to standards: Conformance STANDARD,STANDARD… FILE…, for example ua1,2a.
// One line per file and standard: `pass` or `fail`, the standard, the file, and behind a tab what is wrong.
import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class Conformance {
  public static void main(String[] arguments) {
    VeraGreenfieldFoundryProvider.initialise();
    List<String[]> questions = new ArrayList<>();
    for (String standard : arguments[0].split(","))
      for (int i = 1; i < arguments.length; i++) questions.add(new String[] {standard, arguments[i]});
    boolean[] good = new boolean[questions.size()];
    for (int i = 0; i < good.length; i++) good[i] = ask(questions.get(i)[0], questions.get(i)[1]);
    System.exit(IntStream.range(0, good.length).allMatch(i -> good[i]) ? 0 : 1);
  }

  static boolean ask(String standard, String path) {
    String name = standard.startsWith("ua") ? "PDFUA-" + standard.substring(2) : "PDFA-" + standard.toUpperCase();
    try (InputStream rules = Conformance.class.getClassLoader().getResourceAsStream("org/verapdf/pdfa/validation/" + name + ".xml");
        PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), PDFAFlavour.fromString(standard))) {
      ValidationProfile profile = Profiles.profileFromXml(rules);
      ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
      TreeMap<String, String> faults = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions())
        if (assertion.getStatus() == TestAssertion.Status.FAILED)
          faults.putIfAbsent(
              assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber(),
              assertion.getMessage() + " (" + assertion.getLocation().getContext() + ")");
      // A file that could not be understood has no assertions at all.
      boolean good = result.isCompliant() && result.getTotalAssertions() > 0;
      System.out.println((good ? "pass " : "fail ") + standard + " " + path + "\t" + faults.toString().replaceAll("\\s+", " "));
      return good;
    } catch (Exception | LinkageError error) {
      System.out.println("fail " + standard + " " + path + "\t" + error);
      return false;
    }
  }
}
