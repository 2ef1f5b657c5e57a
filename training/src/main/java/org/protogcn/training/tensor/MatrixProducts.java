package org.protogcn.training.tensor;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Products of many small matrices. In single and double precision on the CPU, libtorch takes them one after the other on
 * one thread, at some cost each; here they go to BLAS directly, on all {@link Lanes}. Everything else is libtorch's.
 */
public final class MatrixProducts {
    private MatrixProducts() {}

    /**
     * {@code a b} for each matrix of two stacks.
     *
     * @param a {@code [...,m,k]}, or {@code [...,k,m]} if transposed
     * @param b {@code [...,k,n]}, or {@code [...,n,k]} if transposed; leading axes as those of {@code a}
     * @return {@code [...,m,n]}
     */
    public static Tensor of(Tensor a, boolean aTransposed, Tensor b, boolean bTransposed) {
        ScalarType type = a.scalar_type().intern();
        boolean blas = !a.is_cuda() && (type == ScalarType.Float || type == ScalarType.Double);
        return blas
                ? new Stack(a.contiguous(), aTransposed, b.contiguous(), bTransposed).multiply(type)
                : turned(a, aTransposed).matmul(turned(b, bTransposed));
    }

    private static Tensor turned(Tensor x, boolean transposed) {
        return transposed ? x.transpose(-2, -1) : x;
    }

    /** Two stacks, each without gaps. */
    private static final class Stack {
        private final Tensor a;
        private final Tensor b;
        private final int transposeA;
        private final int transposeB;
        private final int strideA;
        private final int strideB;
        private final int m;
        private final int n;
        private final int k;

        Stack(Tensor a, boolean aTransposed, Tensor b, boolean bTransposed) {
            this.a = a;
            this.b = b;
            this.transposeA = aTransposed ? CblasTrans : CblasNoTrans;
            this.transposeB = bTransposed ? CblasTrans : CblasNoTrans;
            this.strideA = (int) a.size(-1);
            this.strideB = (int) b.size(-1);
            this.m = (int) a.size(aTransposed ? -1 : -2);
            this.k = (int) a.size(aTransposed ? -2 : -1);
            this.n = (int) b.size(bTransposed ? -2 : -1);
        }

        Tensor multiply(ScalarType type) {
            long[] shape = a.sizes().vec().get();
            shape[shape.length - 2] = m;
            shape[shape.length - 1] = n;
            Tensor product = torch.empty(shape, Tensors.options(type), null);
            int count = Math.toIntExact(a.numel() / ((long) m * k));
            Lanes.divide(count, type == ScalarType.Float ? floats(product) : doubles(product));
            return product;
        }

        private Lanes.Share floats(Tensor product) {
            return (from, to) -> {
                try (FloatPointer x = new FloatPointer(a.data_ptr());
                        FloatPointer y = new FloatPointer(b.data_ptr());
                        FloatPointer z = new FloatPointer(product.data_ptr())) {
                    for (long i = from; i < to; i++) {
                        x.position(i * m * k);
                        y.position(i * k * n);
                        z.position(i * m * n);
                        openblas_nolapack.cblas_sgemm(
                                CblasRowMajor, transposeA, transposeB, m, n, k, 1, x, strideA, y, strideB, 0, z, n);
                    }
                }
            };
        }

        private Lanes.Share doubles(Tensor product) {
            return (from, to) -> {
                try (DoublePointer x = new DoublePointer(a.data_ptr());
                        DoublePointer y = new DoublePointer(b.data_ptr());
                        DoublePointer z = new DoublePointer(product.data_ptr())) {
                    for (long i = from; i < to; i++) {
                        x.position(i * m * k);
                        y.position(i * k * n);
                        z.position(i * m * n);
                        openblas_nolapack.cblas_dgemm(
                                CblasRowMajor, transposeA, transposeB, m, n, k, 1, x, strideA, y, strideB, 0, z, n);
                    }
                }
            };
        }
    }
}
