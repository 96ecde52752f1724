// SPDX-License-Identifier: MIT

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes a jar of a module's classes with what others can see of them: no code, no hidden member
 * that can be called, no package that the module keeps for itself. The same classes make the same bytes.
 * {@code java -cp asm.jar scripts/Baseline.java CLASSES JAR}, or by {@code scripts/api --baseline}.
 */
final class Baseline {
  private static final int KEPT =
      Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_ABSTRACT;

  private Baseline() {}

  public static void main(String... args) throws IOException {
    Path classes = Path.of(args[0]);
    Predicate<String> shown = shown(classes);
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(file -> isClass(classes, file, shown)).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IOException(classes + " shows no class: build first.");
    }
    try (OutputStream out = Files.newOutputStream(Path.of(args[1]));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(9);
      for (Path file : files) {
        ZipEntry entry = new ZipEntry(classes.relativize(file).toString());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(outline(Files.readAllBytes(file)));
        zip.closeEntry();
      }
    }
  }

  /** A module that says what it exports shows that, any other all it has. */
  private static Predicate<String> shown(Path classes) throws IOException {
    Path description = classes.resolve("module-info.class");
    if (!Files.exists(description)) {
      return name -> true;
    }
    try (var in = Files.newInputStream(description)) {
      Set<String> exported =
          ModuleDescriptor.read(in).exports().stream()
              .filter(exports -> !exports.isQualified())
              .map(ModuleDescriptor.Exports::source)
              .collect(Collectors.toSet());
      return exported::contains;
    }
  }

  private static boolean isClass(Path classes, Path file, Predicate<String> shown) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".class") || name.equals("module-info.class")) {
      return false;
    }
    Path folder = classes.relativize(file.getParent());
    return shown.test(folder.toString().replace('/', '.')) && isReached(file);
  }

  /** What stands in a class that nobody sees is seen by nobody, whatever it says of itself. */
  private static boolean isReached(Path file) {
    String name = file.getFileName().toString();
    for (int end = name.indexOf('$', 1); end > 0; end = name.indexOf('$', end + 1)) {
      Path around = file.resolveSibling(name.substring(0, end) + ".class");
      if (Files.exists(around) && (access(around) & Opcodes.ACC_PUBLIC) == 0) {
        return false;
      }
    }
    return true;
  }

  private static int access(Path file) {
    try {
      return new ClassReader(Files.readAllBytes(file)).getAccess();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] outline(byte[] whole) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(whole)
        .accept(new Outline(writer), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return writer.toByteArray();
  }

  /** Classes that cannot be seen stay, as one that can may extend them. */
  private static final class Outline extends ClassVisitor {
    Outline(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String type, boolean visible) {
      return null;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String type, String signature, Object value) {
      return isSeen(access) ? super.visitField(access, name, type, signature, value) : null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String signature, String[] exceptions) {
      return isSeen(access) ? super.visitMethod(access, name, type, signature, exceptions) : null;
    }

    /** What nobody outside can implement matters to who extends the class: it keeps others from doing so. */
    private static boolean isSeen(int access) {
      return (access & KEPT) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0;
    }
  }
}
