#pragma once

#include "app/gui/panels/field_row.h"

class QLineEdit;

namespace triscope::gui {

class LayerStrip;

// Which layers use the pattern: as a text ("16-31") and as a strip of cells, each of which edits the other.
class LayersRow final : public FieldRow {
    Q_OBJECT

  public:
    LayersRow(Session& session, const Theme& theme, QWidget* parent = nullptr);

    LayerStrip& strip() const { return *m_strip; }

  protected:
    void show(const Scenario& scenario) override;

  private:
    QLineEdit* m_text;
    LayerStrip* m_strip;
    int m_merge_id = -1;
};

}  // namespace triscope::gui
