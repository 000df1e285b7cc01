#pragma once

#include <QWidget>

#include "core/mask/mask.h"
#include "core/npu/npu_mask_forms.h"
#include "core/npu/split_calls.h"

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace triscope::gui {

// How an NPU operator can be told about a mask: the forms with their bytes and whether they say it exactly,
// the calls that together compute it, and what the mask values in use become. Each line explains itself in a
// tool tip. Computed when it is looked at.
class NpuFormsPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit NpuFormsPanel(QWidget* parent = nullptr);

    void setMask(const MaskPtr& mask, Index block);

    QSize sizeHint() const override;

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void fill();
    void clear();
    void addForms(const std::vector<NpuMaskForm>& forms);
    void addSplit(const std::optional<CallSplit>& split);
    void addCalls(const CallSplit& split);
    void addValues();
    // A titled table below what there is; the first column takes the room that is left.
    QGridLayout& addTable(const QString& title, const QStringList& columns);
    QLabel& addCell(QGridLayout& grid, int row, int column, const QString& text, bool muted = false);
    QLabel& addParagraph(const QString& text, bool muted);

    MaskPtr m_mask;
    Index m_block = 0;
    bool m_stale = false;
    QVBoxLayout* m_layout;
};

}  // namespace triscope::gui
