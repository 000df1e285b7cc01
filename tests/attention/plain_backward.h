#pragma once

#include "core/attention/attention_problem.h"
#include "core/attention/backward/attention_backward.h"

namespace triscope {

template <class Real>
struct PlainGradients {
    BasicTensor<Real> dq;
    BasicTensor<Real> dk;
    BasicTensor<Real> dv;
    std::vector<SectionGradients> sections;
    // For each gradient, the largest sum over one element's terms of their absolute values, with |dP| + |D|
    // for dP - D: what rounding errors are in proportion to.
    double dq_terms = 0;
    double dk_terms = 0;
    double dv_terms = 0;
};

// The backward pass by definition, row by row in plain loops, from the inputs alone: neither the output nor
// the LSE of a forward run. D = sum of P dP over the row's kept keys. In double the reference; in float the
// rounding error that an honest float implementation must be allowed.
template <class Real>
PlainGradients<Real> plainBackward(const AttentionProblem& problem, const Tensor& d_output,
                                   const Mask& sections);

extern template PlainGradients<float> plainBackward(const AttentionProblem&, const Tensor&, const Mask&);
extern template PlainGradients<double> plainBackward(const AttentionProblem&, const Tensor&, const Mask&);

}  // namespace triscope
