package io.lintel.gateway.growth;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Loads our classes a second time, so that they count in {@link Work} what they do. */
final class CountingLoader extends ClassLoader {
  private static final int API = Opcodes.ASM9;
  private static final String WORK = Work.class.getName().replace('.', '/');
  private static final String CONNECTION = "Ljava/sql/Connection;";

  CountingLoader(ClassLoader parent) {
    super(parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("io.lintel.") || name.startsWith(Work.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? counting(name) : known;
    }
  }

  private Class<?> counting(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      ClassReader reader = new ClassReader(in.readAllBytes());
      ClassWriter writer = new ClassWriter(0);
      reader.accept(new Classes(writer, name), 0);
      byte[] code = writer.toByteArray();
      return defineClass(name, code, 0, code.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static final class Classes extends ClassVisitor {
    private final String name;

    Classes(ClassVisitor next, String name) {
      super(API, next);
      this.name = name;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      return new Methods(
          super.visitMethod(access, method, descriptor, signature, exceptions),
          name + "." + method);
    }
  }

  private static final class Methods extends MethodVisitor {
    private final String name;
    private final Set<Label> passed = new HashSet<>();

    Methods(MethodVisitor next, String name) {
      super(API, next);
      this.name = name;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      count(name);
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      if (passed.contains(label)) {
        count(name + " loop");
      }
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String method, String descriptor, boolean isInterface) {
      super.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
      if (owner.startsWith("org/sqlite/") && descriptor.endsWith(")" + CONNECTION)) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, WORK, "watch", "(" + CONNECTION + ")" + CONNECTION, false);
      }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + 1, maxLocals);
    }

    private void count(String what) {
      super.visitLdcInsn(Work.site(what));
      super.visitMethodInsn(Opcodes.INVOKESTATIC, WORK, "turn", "(I)V", false);
    }
  }
}
